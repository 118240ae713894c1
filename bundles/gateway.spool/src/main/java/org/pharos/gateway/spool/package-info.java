/** The spool: Part 10 files that vouch for themselves, made durable by one sync each. */
package org.pharos.gateway.spool;
