package org.pharos.gateway.intake.dicom;

import java.util.Comparator;
import java.util.Set;
import java.util.function.Predicate;
import org.pharos.dicom.data.TransferSyntax;
import org.pharos.dicom.data.UidNames;
import org.pharos.dicom.data.Uids;
import org.pharos.dicom.net.pdu.AnsweredContext;
import org.pharos.dicom.net.pdu.ContextResult;
import org.pharos.dicom.net.pdu.ProposedContext;
import org.pharos.dicom.net.service.AssociationRequest;
import org.pharos.dicom.net.service.ContextAcceptor;
import org.pharos.dicom.net.service.SopClasses;

/**
 * Accepts verification, storage commitment, every storage class of the standard's register, and those configured, in
 * every transfer syntax whose data set carries its own pixels. Of several syntaxes in one proposal a plain one is
 * preferred, since any receiver reads it; between compressed ones the sender's order decides.
 */
final class StorageContexts implements ContextAcceptor {

    private static final Set<String> SERVICES = Set.of(SopClasses.VERIFICATION, SopClasses.STORAGE_COMMITMENT);
    /** Pixel data that is fetched from elsewhere (PS3.5 §A.6) cannot be vouched for here. */
    private static final Set<String> PIXELS_ELSEWHERE = Set.of(Uids.JPIPReferenced, Uids.JPIPReferencedDeflate,
            Uids.JPIPHTJ2KReferenced, Uids.JPIPHTJ2KReferencedDeflate);

    private final Set<String> extraSopClasses;
    private final Predicate<AssociationRequest> mayStore;

    /** @param mayStore whether the one who asks may store at all; verification and commitment are open to all let in */
    StorageContexts(Set<String> extraSopClasses, Predicate<AssociationRequest> mayStore) {
        this.extraSopClasses = extraSopClasses;
        this.mayStore = mayStore;
    }

    @Override
    public AnsweredContext answer(AssociationRequest request, ProposedContext proposed) {
        boolean service = SERVICES.contains(proposed.abstractSyntax());
        if (!service && !(isStored(proposed.abstractSyntax()) && mayStore.test(request))) {
            return refused(proposed, ContextResult.ABSTRACT_SYNTAX_NOT_SUPPORTED);
        }
        Predicate<String> usable = service ? StorageContexts::isPlain : StorageContexts::isUsable;
        return proposed.transferSyntaxes().stream().filter(usable).min(Comparator.comparingInt(StorageContexts::rank))
                .map(syntax -> new AnsweredContext(proposed.id(), ContextResult.ACCEPTED, syntax))
                .orElseGet(() -> refused(proposed, ContextResult.TRANSFER_SYNTAXES_NOT_SUPPORTED));
    }

    /** Whether objects of this class are taken. */
    boolean isStored(String sopClass) {
        return extraSopClasses.contains(sopClass) || SopClasses.isStorage(sopClass) && isRegistered(sopClass);
    }

    private static boolean isRegistered(String sopClass) {
        return UidNames.find(sopClass).filter(entry -> entry.type().equals("SOP Class")).isPresent();
    }

    private static boolean isPlain(String syntax) {
        return syntax.equals(Uids.ImplicitVRLittleEndian) || syntax.equals(Uids.ExplicitVRLittleEndian);
    }

    private static boolean isUsable(String syntax) {
        return TransferSyntax.forUid(syntax).isPresent() && !PIXELS_ELSEWHERE.contains(syntax);
    }

    private static int rank(String syntax) {
        return switch (syntax) {
            case Uids.ExplicitVRLittleEndian -> 0;
            case Uids.ImplicitVRLittleEndian -> 1;
            case Uids.ExplicitVRBigEndian -> 3;
            case Uids.DeflatedExplicitVRLittleEndian -> 4;
            default -> 2;
        };
    }

    private static AnsweredContext refused(ProposedContext proposed, ContextResult why) {
        return new AnsweredContext(proposed.id(), why, proposed.transferSyntaxes().get(0));
    }
}
