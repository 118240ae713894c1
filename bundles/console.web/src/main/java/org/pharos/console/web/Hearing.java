package org.pharos.console.web;

import java.util.Optional;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.pharos.console.core.ingest.ConsoleEar;
import org.pharos.console.core.ingest.ConsoleEar.EarStatus;
import org.pharos.console.web.view.Say;
import org.pharos.web.common.view.NeedsYou;
import org.pharos.web.common.view.Tone;

/** Whether the console hears the fleet at all; the pages are there either way. */
@Component(service = Hearing.class)
public final class Hearing {

    private volatile ConsoleEar ear;

    /** The connection came. */
    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void setEar(ConsoleEar given) {
        ear = given;
    }

    /** The connection went. */
    void unsetEar(ConsoleEar gone) {
        if (ear == gone) {
            ear = null;
        }
    }

    boolean hears() {
        return status().map(EarStatus::hearing).orElse(false);
    }

    /** What a person should do while it does not. */
    Optional<NeedsYou> need() {
        if (hears()) {
            return Optional.empty();
        }
        String why = status().map(EarStatus::words).orElse(Say.it("deaf-why"));
        return Optional.of(new NeedsYou(Tone.BAD, Say.it("deaf"), why,
                Say.it("deaf-remedy"), ""));
    }

    private Optional<EarStatus> status() {
        return Optional.ofNullable(ear).map(ConsoleEar::status);
    }
}
