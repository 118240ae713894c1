package org.pharos.dicom.net.service;

import org.pharos.dicom.net.pdu.AnsweredContext;
import org.pharos.dicom.net.pdu.ProposedContext;

/** Answers one proposed presentation context. Called on the association's thread, once per context. */
@FunctionalInterface
public interface ContextAcceptor {

    AnsweredContext answer(AssociationRequest request, ProposedContext proposed);
}
