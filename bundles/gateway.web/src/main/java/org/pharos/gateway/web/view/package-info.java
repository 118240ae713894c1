/** What the templates of the box show: plain records, filled by the pages. */
package org.pharos.gateway.web.view;
