package org.pharos.console.core.release;

import java.io.IOException;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.pharos.console.core.release.ReleaseOffice.Published;
import org.pharos.console.core.store.ApplicationMonth;
import org.pharos.release.format.ApplicationFigures;
import org.pharos.release.format.Release;
import org.pharos.release.format.ReleaseFolder;
import org.pharos.release.format.ReleaseKeys;
import org.pharos.release.format.ReleaseRejectedException;
import org.pharos.release.format.SignedRelease;
import org.pharos.release.format.gate.PublicationGate;
import org.pharos.release.format.gate.PublishedFigures;
import org.pharos.release.format.gate.SiteFigures;

/** Puts the figures of sites through the gate and writes what is left as the next release. One thread. */
final class ReleaseWriter {

    private static final double MS_IN_SECOND = 1_000;

    private final Path home;
    private final String issuer;
    private final KeyPair key;
    private final ReleaseBasis basis;

    /** Makes the key when there is none, and the folder, so that who reads it sees that nothing was released yet. */
    ReleaseWriter(Path home, String issuer) throws IOException {
        this.home = home;
        this.issuer = issuer;
        this.key = ReleaseKeys.in(home.resolve("keys"));
        this.basis = new ReleaseBasis(home.resolve("spool").resolve("release-basis.json"));
        ReleaseFolder.create(releases());
    }

    /** The newest release of ours. @throws IOException when there is one that cannot be believed */
    Optional<Published> last() throws IOException {
        Optional<SignedRelease> newest = newest();
        return newest.map(signed -> new Published(signed.release(), file(signed.release().sequence())));
    }

    /**
     * @param figures of this month
     * @return empty when nothing has changed and {@code always} is not asked
     */
    Optional<Published> write(List<ApplicationMonth> figures, YearMonth month, Instant now, boolean always)
            throws IOException {
        Optional<SignedRelease> last = newest();
        requireNotBefore(month, last);
        Optional<SignedRelease> lastOfMonth = last.filter(before ->
                before.release().periodFrom().equals(month.atDay(1).toString()));
        Map<String, PublishedFigures> passed = pass(byApplication(figures), before(month, lastOfMonth));
        List<ApplicationFigures> applications = passed.values().stream().map(PublishedFigures::figures).toList();
        if (!always && lastOfMonth.filter(before -> before.release().applications().equals(applications)).isPresent()) {
            return Optional.empty();
        }
        basis.save(month, passed.values());
        Release release = new Release(issuer, last.map(before -> before.release().sequence() + 1).orElse(1L),
                now.toString(), month.atDay(1).toString(), last.map(SignedRelease::payloadSha256).orElse(""),
                applications);
        Path file = ReleaseFolder.create(releases()).write(release.sequence(), SignedRelease.sign(release, key));
        return Optional.of(new Published(release, file));
    }

    /** A month that was left is closed: what was published of it cannot be compared with any more. */
    private static void requireNotBefore(YearMonth month, Optional<SignedRelease> last) throws IOException {
        if (last.isPresent() && last.get().release().periodFrom().compareTo(month.atDay(1).toString()) > 0) {
            throw new IOException("the clock says " + month + ", but a release of a later month was written. Set the "
                    + "clock right; nothing is released until then");
        }
    }

    private Map<String, PublishedFigures> before(YearMonth month, Optional<SignedRelease> lastOfMonth)
            throws IOException {
        Optional<Map<String, PublishedFigures>> kept = basis.load(month);
        if (kept.isEmpty() && lastOfMonth.filter(release -> !release.release().applications().isEmpty()).isPresent()) {
            throw new IOException("spool/release-basis.json is gone: without it a change could give patients away. "
                    + "Nothing is released until the month is over, or releases/ is moved away");
        }
        return kept.orElse(Map.of());
    }

    /** An application that nobody reports any more stands as it was published. */
    private static Map<String, PublishedFigures> pass(Map<String, List<SiteFigures>> sites,
            Map<String, PublishedFigures> before) {
        Set<String> all = new TreeSet<>(sites.keySet());
        all.addAll(before.keySet());
        Map<String, PublishedFigures> passed = new TreeMap<>();
        for (String application : all) {
            passed.put(application, PublicationGate.pass(sites.getOrDefault(application, List.of()),
                    Optional.ofNullable(before.get(application))));
        }
        return passed;
    }

    private static Map<String, List<SiteFigures>> byApplication(List<ApplicationMonth> figures) {
        Map<String, List<SiteFigures>> sites = new TreeMap<>();
        for (ApplicationMonth one : figures) {
            sites.computeIfAbsent(one.application(), key -> new ArrayList<>()).add(new SiteFigures(one.site().value(),
                    one.application(), one.demonstration(), one.patients(), one.images(),
                    one.timeToResultMs() == 0 ? OptionalDouble.empty()
                            : OptionalDouble.of(one.timeToResultMs() / MS_IN_SECOND),
                    one.attention(), one.uncertain(), one.attentionPatients(), one.uncertainPatients()));
        }
        return sites;
    }

    private Optional<SignedRelease> newest() throws IOException {
        Optional<byte[]> bytes = ReleaseFolder.create(releases()).latest();
        try {
            return bytes.isEmpty() ? Optional.empty() : Optional.of(SignedRelease.verify(bytes.get(),
                    Map.of(ReleaseKeys.id(key.getPublic()), key.getPublic())));
        } catch (ReleaseRejectedException e) {
            throw new IOException("the newest file in releases/ is not a release of this console: " + e.getMessage()
                    + " Move it away to begin anew.", e);
        }
    }

    private Path file(long sequence) {
        return releases().resolve(String.format("release-%06d.json", sequence));
    }

    private Path releases() {
        return home.resolve("releases");
    }
}
