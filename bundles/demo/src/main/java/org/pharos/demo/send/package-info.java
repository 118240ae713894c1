/** A stand-in for a modality: sends files and folders, and says what was answered. */
package org.pharos.demo.send;
