package org.pharos.gateway.core.shelf;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.pharos.gateway.api.instance.InstanceUid;
import org.pharos.gateway.api.instance.StoredInstance;
import org.pharos.gateway.api.intake.InstanceSpool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Instances by UID: the latest from memory, any other from its file in the spool. Safe for several threads. */
public final class RecentInstances {

    private static final Logger LOG = LoggerFactory.getLogger(RecentInstances.class);

    private final InstanceSpool spool;
    private final Map<InstanceUid, StoredInstance> recent;

    /** @param instancesMax how many are kept in memory */
    public RecentInstances(InstanceSpool spool, int instancesMax) {
        this.spool = spool;
        this.recent = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<InstanceUid, StoredInstance> eldest) {
                return size() > instancesMax;
            }
        };
    }

    /** Keeps an instance at hand. */
    public void remember(StoredInstance instance) {
        synchronized (recent) {
            recent.put(instance.instance(), instance);
        }
    }

    /**
     * The instance once its file was read back and is what came; empty when it is gone or damaged.
     *
     * @throws IOException when the file cannot be read now, which says nothing about it
     */
    public Optional<StoredInstance> verified(InstanceUid uid) throws IOException {
        Optional<StoredInstance> found = find(uid);
        if (found.isPresent() && !spool.verify(found.get())) {
            synchronized (recent) {
                recent.remove(uid, found.get());
            }
            return Optional.empty();
        }
        return found;
    }

    /** The instance; empty when the spool does not hold it or its file cannot be read now. */
    public Optional<StoredInstance> find(InstanceUid uid) {
        synchronized (recent) {
            StoredInstance held = recent.get(uid);
            if (held != null) {
                return Optional.of(held);
            }
        }
        try {
            return spool.find(uid);
        } catch (IOException e) {
            LOG.warn("The file of {} cannot be read: {}", uid, e.getMessage());
            return Optional.empty();
        }
    }
}
