package org.pharos.dicom.net.service;

/** An object as a test's server got it. */
record Stored(StoreRequest request, byte[] dataSet) {}
