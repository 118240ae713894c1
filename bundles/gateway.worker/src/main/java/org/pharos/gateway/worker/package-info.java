/** The worker process as the gateway keeps it: started, watched, ended in time, and started again. */
package org.pharos.gateway.worker;
