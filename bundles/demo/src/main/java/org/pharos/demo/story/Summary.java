package org.pharos.demo.story;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.pharos.demo.film.ChestStudy;
import org.pharos.demo.pacs.Held;

/** What is printed at the end: each study's chain, what was found, and where to look. */
final class Summary {

    private final Cast cast;
    private final WebReader web;
    private final PrintStream out;

    Summary(Cast cast, WebReader web, PrintStream out) {
        this.cast = cast;
        this.web = web;
        this.out = out;
    }

    void print(List<ChestStudy> sent) throws InterruptedException {
        for (Site site : cast.sites()) {
            List<ChestStudy> ofSite = sent.stream().filter(study -> study.site().equals(site.id())).toList();
            out.println("\n" + site.id());
            Map<String, JsonNode> studies = studies(site);
            for (ChestStudy study : ofSite) {
                out.println("  " + study.words() + ", in the PACS: " + inPacs(study));
                if (studies.containsKey(study.opaqueId())) {
                    tell(site, studies.get(study.opaqueId()));
                }
            }
        }
        out.println("\nWhere to look while the demonstration runs");
        for (Site site : cast.sites()) {
            out.println("  gateway " + site.id() + "   " + site.web() + "   operator key: "
                    + site.home().resolve("keys/operator.key"));
        }
        out.println("  stand-in PACS         " + cast.pacsWeb());
        out.println("  fleet console         " + cast.consoleWeb());
        out.println("  community page        " + cast.communityWeb());
    }

    /** The site's studies by their opaque ids. */
    private Map<String, JsonNode> studies(Site site) throws InterruptedException {
        Map<String, JsonNode> studies = new HashMap<>();
        web.json(site.web() + "api/studies")
                .ifPresent(list -> list.forEach(study -> studies.put(study.get("id").asText(), study)));
        return studies;
    }

    private String inPacs(ChestStudy study) {
        List<Held> held = cast.archive().byStudy().getOrDefault(study.studyUid(), List.of());
        long results = held.stream().filter(Held::aiResult).count();
        return (held.size() - results) + " original, " + results + " AI results";
    }

    private void tell(Site site, JsonNode study) {
        StringBuilder chain = new StringBuilder();
        for (JsonNode link : study.get("chain")) {
            chain.append(chain.isEmpty() ? "" : " → ").append(link.get("step").asText());
            if (!link.get("state").asText().equals("done")) {
                chain.append(" (").append(link.get("state").asText()).append(": ").append(link.get("words").asText())
                        .append(')');
            }
        }
        out.println("    " + chain);
        study.get("findings").forEach(finding -> out.println("      " + finding.asText()));
        out.println("    " + site.web() + "studies/" + study.get("id").asText());
    }
}
