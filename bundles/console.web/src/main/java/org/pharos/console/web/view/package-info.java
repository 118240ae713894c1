/** What the templates of the console show: plain records, filled by the pages. */
package org.pharos.console.web.view;
