package org.pharos.gateway.core.peers;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.metatype.annotations.Designate;
import org.pharos.gateway.api.config.ConfigurationEditor;
import org.pharos.gateway.api.intake.Admission;
import org.pharos.gateway.api.intake.Peer;
import org.pharos.gateway.api.intake.PeerDirectory;
import org.pharos.gateway.api.intake.PeerRule;
import org.pharos.gateway.api.intake.RefusalReason;
import org.pharos.gateway.api.intake.RefusedAttempt;
import org.pharos.gateway.api.intake.TitleRules;
import org.pharos.gateway.api.outbox.DeliveryChannel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The list of modalities from the configuration. A change of it takes effect at once and interrupts nobody; what is
 * allowed on a page is written into the configuration; what the command line adds to it for this run never is.
 */
@Component(configurationPid = PeersConfig.PID, configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = PeersConfig.class)
public final class ConfiguredPeers implements PeerDirectory {

    private static final Logger LOG = LoggerFactory.getLogger(ConfiguredPeers.class);
    private static final int ATTEMPTS_MAX = 100;

    private final ConfigurationEditor editor;
    private final Clock clock;
    private final RefusalLog refusals = new RefusalLog(ATTEMPTS_MAX);
    private final List<PeerRule> allowedHere = new ArrayList<>();
    private final KnownDestinations destinations = new KnownDestinations();
    private volatile PeersOptions options;

    @Activate
    public ConfiguredPeers(PeersConfig config, @Reference ConfigurationEditor editor, @Reference Clock clock) {
        this.editor = editor;
        this.clock = clock;
        this.options = PeersOptions.of(config);
        warnOfOverruled();
    }

    /** What was allowed on a page and stands in the configuration by now goes when it is taken out of there. */
    @Modified
    void modified(PeersConfig config) {
        PeersOptions read = PeersOptions.of(config);
        synchronized (allowedHere) {
            options = read;
            allowedHere.removeAll(read.rules());
        }
        warnOfOverruled();
    }

    private void warnOfOverruled() {
        List<PeerRule> all = rules();
        all.stream().filter(rule -> TitleRules.of(rule.aeTitle(), all).overrules(rule)).forEach(rule ->
                LOG.warn("{} among the modalities names no certificate, but {} is bound to one by another entry: it"
                        + " lets in nobody who does not show that", rule, rule.aeTitle()));
    }

    /** Known by their properties alone: the service itself needs this one. */
    @Reference(service = DeliveryChannel.class, cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC)
    void addDestination(Map<String, Object> properties) {
        destinations.add(properties);
    }

    void removeDestination(Map<String, Object> properties) {
        destinations.remove(properties);
    }

    @Override
    public String aeTitle() {
        return options.aeTitle();
    }

    @Override
    public Admission admit(Peer peer) {
        TitleRules title = TitleRules.of(peer.calling(), rules());
        if (title.rules().isEmpty() && destinations.isCaller(peer) && peer.called().equals(aeTitle())) {
            return new Admission.AllowedToReport(peer.calling());
        }
        Admission judged = judge(peer, title);
        if (judged instanceof Admission.Allowed && !peer.called().equals(aeTitle())) {
            return new Admission.Refused(RefusalReason.CALLED_AE_WRONG, who(peer) + " was turned away: it asked for "
                    + shown(peer.called()) + ", and this box is called " + aeTitle()
                    + ". Set the destination's AE title on the modality to " + aeTitle() + ".");
        }
        return judged;
    }

    /** By name, then certificate, then address: a stranger with a bound name is not told that its address is wrong. */
    private static Admission judge(Peer peer, TitleRules title) {
        if (title.rules().isEmpty()) {
            return new Admission.Refused(RefusalReason.CALLING_AE_UNKNOWN, who(peer) + " was turned away: it is not on"
                    + " the list of modalities. Allow it here, or check the name on the modality.");
        }
        if (!title.fits(peer.certificate())) {
            return new Admission.Refused(RefusalReason.CERTIFICATE_NOT_ITS_OWN, who(peer) + " was turned away: the name"
                    + " is bound to a certificate, and " + peer.certificate().map(ConfiguredPeers::itShowed)
                            .orElse("it showed none. Let it use TLS, with its certificate.")
                    + (title.rules().stream().anyMatch(rule -> rule.covers(peer.address())) ? ""
                            : " Its address is not on the list for that name either."));
        }
        List<PeerRule> rules = title.rulesFor(peer.certificate());
        return rules.stream().filter(rule -> rule.covers(peer.address())).findFirst()
                .<Admission>map(Admission.Allowed::new)
                .orElseGet(() -> new Admission.Refused(RefusalReason.ADDRESS_NOT_ALLOWED, who(peer)
                        + " was turned away: the name is on the list, but only from "
                        + rules.stream().map(PeerRule::network).distinct().collect(Collectors.joining(", "))
                        + ". Allow this address here, or find out who uses the name."));
    }

    private static String itShowed(Peer.Certificate other) {
        return "it showed another: of " + shown(other.subject()) + ", SHA-256 " + other.sha256()
                + ". Allow that one here"
                + " if the modality has a new one, or find out who uses the name.";
    }

    private static String who(Peer peer) {
        return "Somebody calling itself " + shown(peer.calling()) + " from " + peer.address().getHostAddress();
    }

    /** A name from outside, as far as it can be shown. */
    private static String shown(String aeTitle) {
        String printable = aeTitle.replaceAll("[^ -~]", "?");
        return printable.isBlank() ? "nothing" : printable;
    }

    @Override
    public void turnedAway(Peer peer, RefusalReason reason, String words) {
        refusals.add(peer, reason, words, clock.instant());
    }

    @Override
    public List<RefusedAttempt> refusedAttempts() {
        return refusals.latest();
    }

    @Override
    public List<PeerRule> rules() {
        synchronized (allowedHere) {
            List<PeerRule> all = new ArrayList<>(options.rules());
            all.addAll(allowedHere);
            return all;
        }
    }

    @Override
    public void allow(PeerRule rule) throws IOException {
        synchronized (allowedHere) {
            editor.add(PeersConfig.PID, "modalities", rule.toString());
            if (!rules().contains(rule)) {
                allowedHere.add(rule);
            }
        }
        warnOfOverruled();
        List<PeerRule> all = rules();
        refusals.forget(peer -> judge(peer, TitleRules.of(peer.calling(), all)) instanceof Admission.Allowed);
    }
}
