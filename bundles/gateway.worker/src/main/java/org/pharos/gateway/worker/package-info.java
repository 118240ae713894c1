/** The worker process that decodes, pre-processes and infers, and its supervisor. */
package org.pharos.gateway.worker;
