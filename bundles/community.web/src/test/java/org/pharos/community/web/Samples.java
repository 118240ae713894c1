package org.pharos.community.web;

import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.pharos.community.core.ShelvedRelease;
import org.pharos.release.format.ApplicationFigures;
import org.pharos.release.format.ApplicationFigures.QuestionFigures;
import org.pharos.release.format.Figure;
import org.pharos.release.format.Release;
import org.pharos.release.format.ReleaseKeys;
import org.pharos.release.format.SignedRelease;
import org.pharos.release.format.Withheld;

/** Releases, really signed. */
final class Samples {

    private Samples() {}

    static ShelvedRelease signed(Path folder, String issuer, ApplicationFigures... applications) throws Exception {
        KeyPair keys = ReleaseKeys.in(folder.resolve("keys"));
        String id = ReleaseKeys.id(keys.getPublic());
        byte[] file = SignedRelease.sign(new Release(issuer, 7, "2026-03-02T11:00:00Z", "2026-03-01", "",
                List.of(applications)), keys);
        return new ShelvedRelease(SignedRelease.verify(file, Map.of(id, keys.getPublic())), id,
                Instant.parse("2026-03-02T11:00:00Z"));
    }

    /** Four hospitals, 1,200 images; one part of it too small to be shown. */
    static ApplicationFigures shown() {
        return new ApplicationFigures("cxr-technical", true, Figure.shown(4), Figure.shown(800), Figure.shown(1_200),
                Figure.shown(12), List.of(
                        new QuestionFigures("orientation", Figure.shown(60), Figure.withheld(Withheld.SMALL_COUNT)),
                        new QuestionFigures("inversion", Figure.shown(0), Figure.shown(0))));
    }

    static ApplicationFigures withheld() {
        Figure why = Figure.withheld(Withheld.FEWER_THAN_3_SITES);
        return new ApplicationFigures("cxr-technical", false, why, why, why, why,
                List.of(new QuestionFigures("orientation", why, why)));
    }
}
