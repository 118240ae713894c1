/** The searchable index as an H2 database that may be deleted at any time. */
package org.pharos.gateway.index.h2;
