/** The journal of studies: an append-only text file, one event a line, each line with its own checksum. */
package org.pharos.gateway.spool.journal;
