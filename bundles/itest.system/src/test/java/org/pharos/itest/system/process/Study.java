package org.pharos.itest.system.process;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * A study as the gateway tells of it to programs.
 *
 * @param id opaque
 * @param instances objects that came @param results objects made here
 */
public record Study(String id, String modality, int instances, int results, boolean finished, List<Link> chain,
        List<String> findings) {

    /** One step of the chain. */
    public record Link(String step, String state, String words) {}

    /** The id the pages show instead of a Study Instance UID: the start of its SHA-256. */
    static String opaqueId(String studyUid) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(("study " + studyUid).getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(digest, 0, 5);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    public Link link(String step) {
        return chain.stream().filter(link -> link.step().equals(step)).findFirst()
                .orElseThrow(() -> new IllegalStateException("no step " + step + " in " + chain));
    }

    /** Whether AI is through with it, well or not; where it goes from there is another matter. */
    public boolean judged() {
        return List.of("done", "skipped", "failed").contains(state("encoded"));
    }

    /** How a step stands: {@code done}, {@code skipped}, {@code failed} ... */
    public String state(String step) {
        return link(step).state();
    }
}
