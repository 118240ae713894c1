/** The searchable index, rebuilt from the spool when lost. */
package org.pharos.gateway.index.h2;
