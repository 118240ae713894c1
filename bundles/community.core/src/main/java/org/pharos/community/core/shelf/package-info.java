/** Believes nothing it is handed: keys, signature, gate, order, and what is kept on disk. */
package org.pharos.community.core.shelf;
