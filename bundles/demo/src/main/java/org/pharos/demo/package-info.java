/** Everything on one machine: simulated modality, stand-in PACS, and the story they tell. */
package org.pharos.demo;
