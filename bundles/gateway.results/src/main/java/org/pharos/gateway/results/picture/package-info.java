/** Findings as a Secondary Capture picture that any viewer shows. */
package org.pharos.gateway.results.picture;
