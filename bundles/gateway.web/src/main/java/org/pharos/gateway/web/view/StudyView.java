package org.pharos.gateway.web.view;

import java.util.List;
import org.pharos.web.common.view.ChainView;
import org.pharos.web.common.view.TimeView;
import org.pharos.web.common.view.Tone;

/**
 * One study.
 *
 * @param patient name and number for a signed-in operator; empty otherwise
 * @param csrf for the form that asks for another try; empty when the visitor may not
 */
public record StudyView(String opaque, String patient, String description, String modality, String sender,
        int instances,
        TimeView received, ChainView chain, List<Application> applications, List<Picture> pictures, List<Entry> entries,
        String csrf) {

    /**
     * What one application decided and found.
     *
     * @param id such as {@code cxr-technical}
     * @param decision "answered", "left it alone", "did not answer"
     * @param details application, model and engine, for those who ask
     */
    public record Application(String id, String name, boolean demonstration, Tone tone, String decision, String words,
            List<Answer> answers, String details, String notLookedAt) {}

    /** One answer about one image. */
    public record Answer(String image, String asked, Tone tone, String level, String words, String score,
            String band) {}

    /** A result that can be shown. */
    public record Picture(String address, String words) {}

    /** One line of what happened. */
    public record Entry(TimeView at, String words) {}
}
