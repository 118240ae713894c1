/** The worker process: a plain Java program that decodes, prepares and infers, and may be ended at any moment. */
package org.pharos.gateway.worker.process;
