package org.pharos.dicom.net.pdu;

/**
 * Asynchronous operations window (PS3.7 §D.3.3.3); 0 is without limit.
 *
 * @param invokedMax operations outstanding that the requestor invokes
 * @param performedMax operations outstanding that the requestor performs
 */
public record AsyncWindow(int invokedMax, int performedMax) {}
