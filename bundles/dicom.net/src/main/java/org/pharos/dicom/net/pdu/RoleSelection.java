package org.pharos.dicom.net.pdu;

/**
 * SCU/SCP role selection (PS3.7 §D.3.3.4): which roles the association requestor takes for a SOP class.
 *
 * @param sopClass SOP class UID
 * @param scu whether the requestor proposes to be, or may be, SCU
 * @param scp whether the requestor proposes to be, or may be, SCP
 */
public record RoleSelection(String sopClass, boolean scu, boolean scp) {}
