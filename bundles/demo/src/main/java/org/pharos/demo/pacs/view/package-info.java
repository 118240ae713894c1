/** What the stand-in PACS shows of what it holds. */
package org.pharos.demo.pacs.view;
