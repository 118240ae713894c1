/** What the three webs share: pages, sessions, CSRF, live updates, components. */
package org.pharos.web.common;
