package org.pharos.gateway.delivery.dicom;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.pharos.dicom.data.TransferSyntax;
import org.pharos.dicom.net.service.ContextProposal;
import org.pharos.dicom.net.service.DicomClient;
import org.pharos.gateway.api.instance.StoredInstance;

/**
 * Which presentation contexts a batch needs: each kind of object as it is stored, and, where its pixels are not
 * compressed, in the two encodings every DICOM node knows.
 */
final class Proposals {

    /** An association has at most so many contexts (PS3.8 §9.3.2.2). */
    private static final int CONTEXTS_MAX = 128;
    private static final int PER_INSTANCE_MAX = 3;
    private static final List<String> PLAIN = List.of(
            TransferSyntax.EXPLICIT_LITTLE_ENDIAN.uid(), TransferSyntax.IMPLICIT_LITTLE_ENDIAN.uid());

    private Proposals() {}

    /** A part of a batch that one association can carry. */
    record Load(List<StoredInstance> instances, List<ContextProposal> contexts) {
        Load {
            instances = List.copyOf(instances);
            contexts = List.copyOf(contexts);
        }
    }

    /** The batch in its order, cut where an association has no room for another context. */
    static List<Load> loads(List<StoredInstance> batch) {
        List<Load> loads = new ArrayList<>();
        List<StoredInstance> instances = new ArrayList<>();
        Set<ContextProposal> contexts = new LinkedHashSet<>();
        for (StoredInstance instance : batch) {
            if (contexts.size() > CONTEXTS_MAX - PER_INSTANCE_MAX) {
                loads.add(new Load(instances, List.copyOf(contexts)));
                instances.clear();
                contexts.clear();
            }
            instances.add(instance);
            syntaxes(instance).forEach(syntax -> contexts.add(ContextProposal.storage(instance.header().sopClassUid(),
                    syntax)));
        }
        loads.add(new Load(instances, List.copyOf(contexts)));
        return loads;
    }

    /** The encoding to send in: as stored if the peer takes it, else one it takes; empty when there is none. */
    static Optional<String> agreed(DicomClient client, StoredInstance instance) {
        return syntaxes(instance).stream()
                .filter(syntax -> client.accepts(instance.header().sopClassUid(), syntax)).findFirst();
    }

    private static Set<String> syntaxes(StoredInstance instance) {
        Set<String> syntaxes = new LinkedHashSet<>();
        syntaxes.add(instance.transferSyntaxUid());
        if (isPlain(instance)) {
            syntaxes.addAll(PLAIN);
        }
        return syntaxes;
    }

    /** Whether it can be written anew without touching compressed pixels. */
    static boolean isPlain(StoredInstance instance) {
        return TransferSyntax.forUid(instance.transferSyntaxUid()).filter(syntax -> !syntax.encapsulated()).isPresent();
    }
}
