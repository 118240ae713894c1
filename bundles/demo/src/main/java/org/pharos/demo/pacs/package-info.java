/** A stand-in for a PACS: keeps what it is sent, commits to it, and shows what it holds on a page. */
package org.pharos.demo.pacs;
