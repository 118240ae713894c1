/** Where Pharos lies on this machine, and where it keeps what it fetched. */
package org.pharos.cli.place;
