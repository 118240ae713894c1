package org.pharos.gateway.results.record;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import org.pharos.gateway.api.finding.Finding;
import org.pharos.gateway.api.finding.FindingReport;
import org.pharos.gateway.api.finding.ResultEncoder.ResultRequest;
import org.pharos.gateway.api.instance.StoredInstance;

/**
 * UIDs that follow from what an object says: the same input, model, configuration and answer give the same UID, so a
 * result that is made twice is one object; anything else gives another.
 *
 * <p>They are UUID-derived (PS3.5 §B.2): {@code 2.25.} and a UUID of version 8 taken from a SHA-256.
 */
public final class ResultUids {

    private static final int UUID_BYTES = 16;

    private final MessageDigest content;

    private ResultUids(MessageDigest content) {
        this.content = content;
    }

    /** UIDs for what this request asks for. */
    public static ResultUids of(ResultRequest request) {
        MessageDigest digest = sha256();
        FindingReport report = request.report();
        add(digest, "revision", request.revision(), "application", report.applicationId(), report.applicationVersion(),
                report.modelSha256(), report.provenance(), "station", request.stationAeTitle());
        for (StoredInstance input : request.inputs()) {
            add(digest, "input", input.study().value(), input.instance().value(), input.sha256());
        }
        for (Finding finding : report.findings()) {
            add(digest, "finding", finding.image().value(), finding.question(), finding.concept(), finding.answer(),
                    finding.level(), finding.score(), finding.band(), finding.words());
        }
        report.declined().forEach(declined -> add(digest, "declined", declined.image().value(), declined.words()));
        return new ResultUids(digest);
    }

    /** The UID of one thing among what is made: a series, an instance, a tracked measurement. */
    public String uid(String... parts) {
        try {
            MessageDigest digest = (MessageDigest) content.clone();
            add(digest, (Object[]) parts);
            return fromDigest(digest.digest());
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("Java's own SHA-256 can be cloned", e);
        }
    }

    /** The UID of something that is known by its name alone, such as this program on this station. */
    public static String named(String... parts) {
        MessageDigest digest = sha256();
        add(digest, (Object[]) parts);
        return fromDigest(digest.digest());
    }

    private static void add(MessageDigest digest, Object... parts) {
        for (Object part : parts) {
            digest.update(part.toString().getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
        }
    }

    private static String fromDigest(byte[] digest) {
        byte[] uuid = Arrays.copyOf(digest, UUID_BYTES);
        uuid[6] = (byte) (uuid[6] & 0x0f | 0x80);
        uuid[8] = (byte) (uuid[8] & 0x3f | 0x80);
        return "2.25." + new BigInteger(1, uuid);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
