/** Who may send to this box, from configuration, and who tried and was turned away. */
package org.pharos.gateway.core.peers;
