package org.pharos.gateway.api.finding;

import java.util.List;
import org.pharos.gateway.api.instance.InstanceUid;

/**
 * What one application found in one revision of one study.
 *
 * @param applicationId such as {@code cxr-technical}
 * @param demonstration whether the application is a demonstration, not a medical device; shown wherever a person looks
 * @param modelSha256 the digest of the model file that answered, lower-case hexadecimal
 * @param intendedUse what it is for, in a sentence
 * @param notLookedAt what it did not look at, in a sentence
 * @param inputs the images it was given
 * @param findings answers, by image and then by question
 * @param declined images it was given and could not judge, with the reason
 */
public record FindingReport(String applicationId, String applicationVersion, String applicationName, String vendor,
        boolean demonstration, String modelSha256, Provenance provenance, String intendedUse, String notLookedAt,
        List<InstanceUid> inputs, List<Finding> findings, List<DeclinedImage> declined) {

    public FindingReport {
        inputs = List.copyOf(inputs);
        findings = List.copyOf(findings);
        declined = List.copyOf(declined);
    }

    /** Whether a person should act on any of it. */
    public boolean attention() {
        return findings.stream().anyMatch(Finding::attention);
    }
}
