/** Bringing the index up to what the spool and the journal say, at a start. */
package org.pharos.gateway.core.recovery;
