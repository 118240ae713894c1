package org.pharos.dicom.net.service;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pharos.dicom.net.pdu.AnsweredContext;
import org.pharos.dicom.net.pdu.ContextResult;
import org.pharos.dicom.net.pdu.ProposedContext;

/**
 * Accepts what is on a list, the same for every peer. Of several transfer syntaxes in one proposal the one that comes
 * first on this list is taken.
 */
public final class SupportedContexts implements ContextAcceptor {

    private final Map<String, List<String>> byClass;
    private final List<String> anyStorage;

    private SupportedContexts(Map<String, List<String>> byClass, List<String> anyStorage) {
        this.byClass = byClass;
        this.anyStorage = anyStorage;
    }

    /** Accepts nothing yet. */
    public static SupportedContexts none() {
        return new SupportedContexts(Map.of(), List.of());
    }

    /** This SOP class too, in these transfer syntaxes, preferred first. */
    public SupportedContexts with(String sopClass, String... transferSyntaxes) {
        Map<String, List<String>> more = new LinkedHashMap<>(byClass);
        more.put(sopClass, List.of(transferSyntaxes));
        return new SupportedContexts(Map.copyOf(more), anyStorage);
    }

    /** Every storage SOP class of the standard too, in these transfer syntaxes, preferred first. */
    public SupportedContexts withAnyStorage(List<String> transferSyntaxes) {
        return new SupportedContexts(byClass, List.copyOf(transferSyntaxes));
    }

    @Override
    public AnsweredContext answer(AssociationRequest request, ProposedContext proposed) {
        List<String> supported = supported(proposed.abstractSyntax());
        if (supported.isEmpty()) {
            return refused(proposed, ContextResult.ABSTRACT_SYNTAX_NOT_SUPPORTED);
        }
        return supported.stream()
                .filter(proposed.transferSyntaxes()::contains)
                .findFirst()
                .map(syntax -> new AnsweredContext(proposed.id(), ContextResult.ACCEPTED, syntax))
                .orElseGet(() -> refused(proposed, ContextResult.TRANSFER_SYNTAXES_NOT_SUPPORTED));
    }

    private List<String> supported(String sopClass) {
        List<String> listed = byClass.get(sopClass);
        if (listed != null) {
            return listed;
        }
        return SopClasses.isStorage(sopClass) ? anyStorage : List.of();
    }

    private static AnsweredContext refused(ProposedContext proposed, ContextResult why) {
        return new AnsweredContext(proposed.id(), why, proposed.transferSyntaxes().get(0));
    }
}
