package org.pharos.dicom.net.service;

/** Decides who may associate. One answers; called on the association's thread, before anything is promised. */
@FunctionalInterface
public interface AssociationPolicy {

    Verdict judge(AssociationRequest request);
}
