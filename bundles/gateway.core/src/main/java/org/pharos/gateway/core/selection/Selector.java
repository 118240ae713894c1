package org.pharos.gateway.core.selection;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.pharos.gateway.api.app.AiApplication;
import org.pharos.gateway.api.app.InstalledApplication;
import org.pharos.gateway.api.instance.InstanceHeader;
import org.pharos.gateway.api.instance.InstanceUid;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks every installed application which images of a study are its intended use. Any thread may call. */
public final class Selector {

    private static final Logger LOG = LoggerFactory.getLogger(Selector.class);
    private static final int REASONS_SHOWN_MAX = 3;

    private final int imagesMax;

    /** @param imagesMax the most images of one study an application is given; a study with more is declined */
    public Selector(int imagesMax) {
        this.imagesMax = imagesMax;
    }

    /** One choice for each application; a single one with no name when none is installed. */
    public List<Choice> choose(List<InstalledApplication> applications, List<InstanceHeader> originals) {
        if (applications.isEmpty()) {
            return List.of(new Choice.Left("", "No AI application is installed."));
        }
        return applications.stream().map(application -> isolated(application, originals)).toList();
    }

    /** What one application stumbles over keeps no other from the study. */
    private Choice isolated(InstalledApplication application, List<InstanceHeader> originals) {
        try {
            return choose(application, originals);
        } catch (RuntimeException e) {
            LOG.error("Nothing could be chosen for {}.", application.id(), e);
            return new Choice.Left(application.id(), "a fault in this software; the log says more.");
        }
    }

    private Choice choose(InstalledApplication installed, List<InstanceHeader> originals) {
        if (installed instanceof InstalledApplication.Unusable unusable) {
            return new Choice.Left(unusable.id(), "It cannot be used on this box. " + unusable.words());
        }
        AiApplication application = ((InstalledApplication.Usable) installed).application();
        UseJudge judge = new UseJudge(application.intendedUse());
        List<InstanceUid> inputs = new ArrayList<>();
        Map<String, Integer> objections = new LinkedHashMap<>();
        for (InstanceHeader original : originals) {
            Optional<String> objection = judge.objection(original);
            objection.ifPresentOrElse(words -> objections.merge(words, 1, Integer::sum),
                    () -> inputs.add(original.instance()));
        }
        if (inputs.isEmpty()) {
            return new Choice.Left(application.id(), "not its intended use: " + told(objections));
        }
        return inputs.size() > imagesMax
                ? new Choice.Left(application.id(), "the study has " + inputs.size() + " images for it, more than the "
                        + imagesMax + " it may be given (imagesPerStudyMax).")
                : new Choice.Taken(application.id(), inputs);
    }

    private static String told(Map<String, Integer> objections) {
        String told = objections.entrySet().stream().limit(REASONS_SHOWN_MAX)
                .map(entry -> entry.getKey() + (entry.getValue() == 1 ? "" : " (" + entry.getValue() + " objects)"))
                .collect(Collectors.joining("; "));
        return (told.isEmpty() ? "there are no objects" : told) + ".";
    }
}
