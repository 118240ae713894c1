/** The upper layer state machine of PS3.8 §9.2 (table 9-10) and its timer, free of sockets and threads. */
package org.pharos.dicom.net.state;
