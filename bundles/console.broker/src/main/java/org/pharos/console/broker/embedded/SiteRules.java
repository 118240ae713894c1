package org.pharos.console.broker.embedded;

import java.util.Optional;
import org.apache.activemq.artemis.core.security.CheckType;
import org.pharos.fleet.protocol.SiteId;
import org.pharos.fleet.protocol.topic.MessageKind;
import org.pharos.fleet.protocol.topic.SparkplugTopic;

/**
 * What a gateway may do at the broker, by the site its certificate names: speak of itself, hear commands to itself and
 * whether hosts are online. Nothing else. No state.
 */
final class SiteRules {

    private static final String STATE_PREFIX = SparkplugTopic.NAMESPACE + "/STATE/";

    private SiteRules() {}

    static boolean allows(SiteId site, CheckType wanted, String topic) {
        return switch (wanted) {
            case SEND -> speaks(site, topic);
            case CREATE_ADDRESS, DELETE_ADDRESS -> speaks(site, topic) || hears(site, topic);
            case CONSUME, CREATE_NON_DURABLE_QUEUE, DELETE_NON_DURABLE_QUEUE, CREATE_DURABLE_QUEUE,
                    DELETE_DURABLE_QUEUE -> hears(site, topic);
            default -> false;
        };
    }

    private static boolean speaks(SiteId site, String topic) {
        return of(site, topic).filter(kind -> kind == MessageKind.NBIRTH || kind == MessageKind.NDATA
                || kind == MessageKind.NDEATH).isPresent();
    }

    private static boolean hears(SiteId site, String topic) {
        boolean state = topic.startsWith(STATE_PREFIX) && SparkplugTopic.isPart(topic.substring(STATE_PREFIX.length()));
        return state || of(site, topic).filter(kind -> kind == MessageKind.NCMD).isPresent();
    }

    private static Optional<MessageKind> of(SiteId site, String topic) {
        return SparkplugTopic.parse(topic).filter(parsed -> parsed.site().equals(site)).map(SparkplugTopic::kind);
    }
}
