/** The durable files and their journal: the truth. */
package org.pharos.gateway.spool;
