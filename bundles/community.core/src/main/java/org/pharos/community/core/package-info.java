/** Signed releases and the publication gate. */
package org.pharos.community.core;
