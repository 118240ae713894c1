/** Frames and their codecs, grey-scale transformations. */
package org.pharos.dicom.image;
