/** The public pages: figures that nobody can trace, how they are protected, and what that means for patients. */
package org.pharos.community.web;
