/** The public pages. */
package org.pharos.community.web;
