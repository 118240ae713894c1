package org.pharos.dicom.net.pdu;

/**
 * SOP class extended negotiation (PS3.7 §D.3.3.5); the bytes belong to the service class and are only carried.
 *
 * @param sopClass SOP class UID
 * @param information service class application information, not copied
 */
public record ExtendedNegotiation(String sopClass, byte[] information) {}
