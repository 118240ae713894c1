/** The AI applications installed on this box, verified by digest. */
package org.pharos.gateway.catalog;
