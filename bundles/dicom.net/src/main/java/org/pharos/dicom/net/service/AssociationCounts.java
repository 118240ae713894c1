package org.pharos.dicom.net.service;

/**
 * What was done on an association.
 *
 * @param echoes C-ECHOs answered
 * @param stored objects answered with success or a warning
 * @param refused objects answered with a failure
 * @param bytes of data sets received, whether kept or not
 * @param commitments commitment requests and results received
 */
public record AssociationCounts(long echoes, long stored, long refused, long bytes, long commitments) {}
