package org.pharos.release.format.gate;

import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.pharos.release.format.Withheld;

/** Whether a number made of several hospitals' groups can be traced to a few patients or to one hospital. No state. */
final class Clearance {

    private Clearance() {}

    /**
     * Empty: it may be known. Nothing at all may be known too. Where patients are not known exactly, the worst counts.
     */
    static Optional<Withheld> objection(List<Group> sites) {
        if (total(sites, Group::images) == 0) {
            return Optional.empty();
        }
        if (sites.stream().filter(site -> site.images() > 0).count() < PublicationGate.SITES_MIN) {
            return Optional.of(Withheld.FEWER_THAN_3_SITES);
        }
        if (total(sites, Group::patientsMin) < PublicationGate.PATIENTS_MIN) {
            return Optional.of(Withheld.FEWER_THAN_11_PATIENTS);
        }
        return sites.stream().anyMatch(site -> dominates(site, sites)) ? Optional.of(Withheld.ONE_SITE_DOMINATES)
                : Optional.empty();
    }

    static boolean clear(List<Group> sites) {
        return objection(sites).isEmpty();
    }

    private static boolean dominates(Group site, List<Group> all) {
        long otherPatients = total(all, Group::patientsMin) - site.patientsMin();
        return tooMuch(site.images(), total(all, Group::images))
                || tooMuch(site.patientsMax(), site.patientsMax() + otherPatients);
    }

    private static boolean tooMuch(long part, long whole) {
        return part * 100 > whole * PublicationGate.SHARE_MAX_PERCENT;
    }

    private static long total(List<Group> sites, ToLongFunction<Group> count) {
        return sites.stream().mapToLong(count).sum();
    }
}
