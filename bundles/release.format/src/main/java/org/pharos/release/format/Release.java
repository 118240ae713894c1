package org.pharos.release.format;

import java.util.List;

/**
 * What a console publishes: aggregates that passed the gate, and nothing that names a hospital or a patient.
 *
 * @param issuer who runs the console, as it wishes to be called in public
 * @param sequence grows by one with each release of an issuer, from 1
 * @param createdAt ISO 8601
 * @param periodFrom first day the figures are about, ISO 8601
 * @param previousSha256 digest of the payload before this one, lower-case hexadecimal; empty for the first
 */
public record Release(String issuer, long sequence, String createdAt, String periodFrom, String previousSha256,
        List<ApplicationFigures> applications) {

    public Release {
        applications = List.copyOf(applications);
    }
}
