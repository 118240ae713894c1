/** Where a study stands, folded from its files and events, and told as a chain of six links. */
package org.pharos.gateway.core.progress;
