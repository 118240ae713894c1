/** What the templates of the community page show: plain records, filled by the pages. */
package org.pharos.community.web.view;
