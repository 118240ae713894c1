/** What the gateway and its worker process say to each other, and how it looks on the socket. */
package org.pharos.gateway.worker.wire;
