package org.pharos.console.web.view;

import java.util.List;
import org.pharos.web.common.view.TimeView;

/**
 * What goes to the community.
 *
 * @param now what the gate lets through of the present figures
 * @param written the last releases, newest first
 * @param keyId short name of this console's key; empty while there is none
 * @param csrf for the form; empty when the visitor may not publish
 * @param problem what went wrong; empty for nothing
 */
public record PublicationView(List<Application> now, List<Written> written, String keyId, String csrf, String problem) {

    public PublicationView {
        now = List.copyOf(now);
        written = List.copyOf(written);
    }

    /** One application over all sites: each number, or why it is held back. */
    public record Application(String name, boolean demonstration, Number sites, Number patients,
            Number images, List<Question> questions) {}

    public record Question(String name, Number attention, Number uncertain) {}

    /** A number, or why it is held back. */
    public record Number(String words, boolean shown) {}

    /** A release that was written. @param shown applications of which it shows figures, of all it speaks of */
    public record Written(long sequence, TimeView at, String issuer, int shown, int all) {}
}
